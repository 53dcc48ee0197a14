//! The order of children that WordprocessingML demands, from the transitional schema of ECMA-376 part 4 (`wml.xsd`).

/// The place of a child among the children of its parent, the last for one that is not listed. None for a parent whose
/// children may stand in any order, or are written in order anyway.
pub fn rank(parent: &str, child: &str) -> Option<usize> {
    let order = order_of(parent)?;
    Some(order.split_ascii_whitespace().position(|name| name == child).unwrap_or(usize::MAX))
}

/// Whether the children of an element have an order to be put in.
pub fn is_ordered(element: &str) -> bool {
    order_of(element).is_some()
}

/// True for an element that only carries properties: without any it may as well be left out.
pub fn is_idle_when_empty(element: &str) -> bool {
    matches!(element, "w:pPr" | "w:rPr" | "w:tcPr" | "w:trPr")
}

fn order_of(element: &str) -> Option<&'static str> {
    let at = ORDERS.binary_search_by(|(name, _)| (*name).cmp(element)).ok()?;
    ORDERS.get(at).map(|(_, order)| *order)
}

/// Sorted by name for the search.
const ORDERS: [(&str, &str); 21] = [
    ("w:abstractNum", "w:nsid w:multiLevelType w:tmpl w:name w:styleLink w:numStyleLink w:lvl"),
    (
        "w:compat",
        "w:useSingleBorderforContiguousCells w:wpJustification w:noTabHangInd w:noLeading w:spaceForUL \
         w:noColumnBalance w:balanceSingleByteDoubleByteWidth w:noExtraLineSpacing w:doNotLeaveBackslashAlone \
         w:ulTrailSpace w:doNotExpandShiftReturn w:spacingInWholePoints w:lineWrapLikeWord6 \
         w:printBodyTextBeforeHeader w:printColBlack w:wpSpaceWidth w:showBreaksInFrames w:subFontBySize \
         w:suppressBottomSpacing w:suppressTopSpacing w:suppressSpacingAtTopOfPage w:suppressTopSpacingWP \
         w:suppressSpBfAfterPgBrk w:swapBordersFacingPages w:convMailMergeEsc w:truncateFontHeightsLikeWP6 \
         w:mwSmallCaps w:usePrinterMetrics w:doNotSuppressParagraphBorders w:wrapTrailSpaces \
         w:footnoteLayoutLikeWW8 w:shapeLayoutLikeWW8 w:alignTablesRowByRow w:forgetLastTabAlignment \
         w:adjustLineHeightInTable w:autoSpaceLikeWord95 w:noSpaceRaiseLower w:doNotUseHTMLParagraphAutoSpacing \
         w:layoutRawTableWidth w:layoutTableRowsApart w:useWord97LineBreakRules w:doNotBreakWrappedTables \
         w:doNotSnapToGridInCell w:selectFldWithFirstOrLastChar w:applyBreakingRules w:doNotWrapTextWithPunct \
         w:doNotUseEastAsianBreakRules w:useWord2002TableStyleRules w:growAutofit w:useFELayout \
         w:useNormalStyleForList w:doNotUseIndentAsNumberingTabStop w:useAltKinsokuLineBreakRules \
         w:allowSpaceOfSameStyleInTable w:doNotSuppressIndentation w:doNotAutofitConstrainedTables \
         w:autofitToFirstFixedWidthCell w:underlineTabInNumList w:displayHangulFixedWidth \
         w:splitPgBreakAndParaMark w:doNotVertAlignCellWithSp w:doNotBreakConstrainedForcedTable \
         w:doNotVertAlignInTxbx w:useAnsiKerningPairs w:cachedColBalance w:compatSetting",
    ),
    ("w:docDefaults", "w:rPrDefault w:pPrDefault"),
    (
        "w:font",
        "w:altName w:panose1 w:charset w:family w:notTrueType w:pitch w:sig w:embedRegular w:embedBold \
         w:embedItalic w:embedBoldItalic",
    ),
    (
        "w:lvl",
        "w:start w:numFmt w:lvlRestart w:pStyle w:isLgl w:suff w:lvlText w:lvlPicBulletId w:legacy w:lvlJc w:pPr \
         w:rPr",
    ),
    ("w:numPr", "w:ilvl w:numId w:numberingChange w:ins"),
    ("w:numbering", "w:numPicBullet w:abstractNum w:num w:numIdMacAtCleanup"),
    ("w:pBdr", "w:top w:left w:bottom w:right w:between w:bar"),
    (
        "w:pPr",
        "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers \
         w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct \
         w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing \
         w:mirrorIndents w:suppressOverlap w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl \
         w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange",
    ),
    (
        "w:rPr",
        "w:ins w:del w:moveFrom w:moveTo w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike \
         w:dstrike w:outline w:shadow w:emboss w:imprint w:noProof w:snapToGrid w:vanish w:webHidden w:color \
         w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign \
         w:rtl w:cs w:em w:lang w:eastAsianLayout w:specVanish w:oMath w:rPrChange",
    ),
    (
        "w:sectPr",
        "w:headerReference w:footerReference w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc \
         w:pgBorders w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg w:textDirection \
         w:bidi w:rtlGutter w:docGrid w:printerSettings w:sectPrChange",
    ),
    (
        "w:settings",
        "w:writeProtection w:view w:zoom w:removePersonalInformation w:removeDateAndTime \
         w:doNotDisplayPageBoundaries w:displayBackgroundShape w:printPostScriptOverText \
         w:printFractionalCharacterWidth w:printFormsData w:embedTrueTypeFonts w:embedSystemFonts \
         w:saveSubsetFonts w:saveFormsData w:mirrorMargins w:alignBordersAndEdges w:bordersDoNotSurroundHeader \
         w:bordersDoNotSurroundFooter w:gutterAtTop w:hideSpellingErrors w:hideGrammaticalErrors \
         w:activeWritingStyle w:proofState w:formsDesign w:attachedTemplate w:linkStyles w:stylePaneFormatFilter \
         w:stylePaneSortMethod w:documentType w:mailMerge w:revisionView w:trackRevisions w:doNotTrackMoves \
         w:doNotTrackFormatting w:documentProtection w:autoFormatOverride w:styleLockTheme w:styleLockQFSet \
         w:defaultTabStop w:autoHyphenation w:consecutiveHyphenLimit w:hyphenationZone w:doNotHyphenateCaps \
         w:showEnvelope w:summaryLength w:clickAndTypeStyle w:defaultTableStyle w:evenAndOddHeaders \
         w:bookFoldRevPrinting w:bookFoldPrinting w:bookFoldPrintingSheets w:drawingGridHorizontalSpacing \
         w:drawingGridVerticalSpacing w:displayHorizontalDrawingGridEvery w:displayVerticalDrawingGridEvery \
         w:doNotUseMarginsForDrawingGridOrigin w:drawingGridHorizontalOrigin w:drawingGridVerticalOrigin \
         w:doNotShadeFormData w:noPunctuationKerning w:characterSpacingControl w:printTwoOnOne \
         w:strictFirstAndLastChars w:noLineBreaksAfter w:noLineBreaksBefore w:savePreviewPicture \
         w:doNotValidateAgainstSchema w:saveInvalidXml w:ignoreMixedContent w:alwaysShowPlaceholderText \
         w:doNotDemarcateInvalidXml w:saveXmlDataOnly w:useXSLTWhenSaving w:saveThroughXslt w:showXMLTags \
         w:alwaysMergeEmptyNamespace w:updateFields w:hdrShapeDefaults w:footnotePr w:endnotePr w:compat \
         w:docVars w:rsids m:mathPr w:attachedSchema w:themeFontLang w:clrSchemeMapping \
         w:doNotIncludeSubdocsInStats w:doNotAutoCompressPictures w:forceUpgrade w:captions w:readModeInkLockDown \
         w:smartTagType w:shapeDefaults w:doNotEmbedSmartTags w:decimalSymbol w:listSeparator",
    ),
    (
        "w:style",
        "w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden \
         w:unhideWhenUsed w:qFormat w:locked w:personal w:personalCompose w:personalReply w:rsid w:pPr w:rPr \
         w:tblPr w:trPr w:tcPr w:tblStylePr",
    ),
    ("w:styles", "w:docDefaults w:latentStyles w:style"),
    ("w:tblBorders", "w:top w:left w:start w:bottom w:right w:end w:insideH w:insideV"),
    ("w:tblCellMar", "w:top w:left w:start w:bottom w:right w:end"),
    (
        "w:tblPr",
        "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc \
         w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption \
         w:tblDescription w:tblPrChange",
    ),
    ("w:tcBorders", "w:top w:left w:start w:bottom w:right w:end w:insideH w:insideV w:tl2br w:tr2bl"),
    ("w:tcMar", "w:top w:left w:start w:bottom w:right w:end"),
    (
        "w:tcPr",
        "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection \
         w:tcFitText w:vAlign w:hideMark w:headers w:cellIns w:cellDel w:cellMerge w:tcPrChange",
    ),
    (
        "w:trPr",
        "w:cnfStyle w:divId w:gridBefore w:gridAfter w:wBefore w:wAfter w:cantSplit w:trHeight w:tblHeader \
         w:tblCellSpacing w:jc w:hidden w:ins w:del w:trPrChange",
    ),
];

/// Fails where a part has children out of order.
#[cfg(test)]
pub fn assert_ordered(part: &str, xml: &str) {
    #![allow(clippy::unwrap_used, reason = "a helper of tests")]
    use quick_xml::events::Event;

    let mut reader = quick_xml::Reader::from_str(xml);
    let mut open: Vec<(String, usize)> = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Start(tag) | Event::Empty(tag) = &event {
            let name = tag.name().as_ref().to_owned();
            if let Some((parent, last)) = open.last_mut()
                && let Some(rank) = rank(parent, &name)
            {
                assert!(rank != usize::MAX, "{part}: {name} is no child of {parent}");
                assert!(rank >= *last, "{part}: {name} stands too late in {parent}");
                *last = rank;
            }
        }
        match event {
            Event::Start(tag) => open.push((tag.name().as_ref().to_owned(), 0)),
            Event::End(_) => drop(open.pop()),
            Event::Eof => return,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_names_no_child_twice() {
        assert!(ORDERS.is_sorted_by_key(|(name, _)| *name));
        for (name, order) in ORDERS {
            let mut children: Vec<&str> = order.split_ascii_whitespace().collect();
            children.sort_unstable();
            assert!(children.windows(2).all(|pair| pair[0] != pair[1]), "{name}");
        }
    }

    #[test]
    fn a_child_is_ranked_by_the_schema() {
        assert!(rank("w:pPr", "w:pStyle") < rank("w:pPr", "w:jc"));
        assert_eq!(rank("w:pPr", "w:unheardOf"), Some(usize::MAX));
        assert_eq!(rank("w:body", "w:p"), None);
    }
}
