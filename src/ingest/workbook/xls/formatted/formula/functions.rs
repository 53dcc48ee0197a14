//! The worksheet functions by their numbers (MS-XLS 2.5.198.17), those of the macro language left out.

/// A function as formulas call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Function {
    number: u16,
    pub name: &'static str,
    /// The least number of arguments.
    pub least: u8,
    /// Whether every call has exactly that many, so that formulas do not say how many they give.
    pub fixed: bool,
}

/// The function of a number.
pub(super) fn by_number(number: u16) -> Option<Function> {
    let index = FUNCTIONS.binary_search_by_key(&number, |function| function.number).ok()?;
    FUNCTIONS.get(index).copied()
}

/// Whether a function is one of the Analysis ToolPak, which the new format has among its own.
pub(super) fn is_of_tool_pak(name: &str) -> bool {
    TOOL_PAK.binary_search(&name).is_ok()
}

/// Whether a function is one that Excel 2007 brought: the old format marks its name, the new one does not.
pub(super) fn is_of_2007(name: &str) -> bool {
    OF_2007.binary_search(&name).is_ok()
}

/// A function with a fixed number of arguments.
const fn fixed(number: u16, name: &'static str, least: u8) -> Function {
    Function { number, name, least, fixed: true }
}

/// A function with at least so many arguments.
const fn open(number: u16, name: &'static str, least: u8) -> Function {
    Function { number, name, least, fixed: false }
}

#[rustfmt::skip]
const OF_2007: [&str; 12] = [
    "AVERAGEIF", "AVERAGEIFS", "COUNTIFS", "CUBEKPIMEMBER", "CUBEMEMBER", "CUBEMEMBERPROPERTY", "CUBERANKEDMEMBER",
    "CUBESET", "CUBESETCOUNT", "CUBEVALUE", "IFERROR", "SUMIFS",
];

#[rustfmt::skip]
const TOOL_PAK: [&str; 93] = [
    "ACCRINT", "ACCRINTM", "AMORDEGRC", "AMORLINC", "BESSELI", "BESSELJ", "BESSELK", "BESSELY", "BIN2DEC",
    "BIN2HEX", "BIN2OCT", "COMPLEX", "CONVERT", "COUPDAYBS", "COUPDAYS", "COUPDAYSNC", "COUPNCD", "COUPNUM",
    "COUPPCD", "CUMIPMT", "CUMPRINC", "DEC2BIN", "DEC2HEX", "DEC2OCT", "DELTA", "DISC", "DOLLARDE", "DOLLARFR",
    "DURATION", "EDATE", "EFFECT", "EOMONTH", "ERF", "ERFC", "FACTDOUBLE", "FVSCHEDULE", "GCD", "GESTEP",
    "HEX2BIN", "HEX2DEC", "HEX2OCT", "IMABS", "IMAGINARY", "IMARGUMENT", "IMCONJUGATE", "IMCOS", "IMDIV", "IMEXP",
    "IMLN", "IMLOG10", "IMLOG2", "IMPOWER", "IMPRODUCT", "IMREAL", "IMSIN", "IMSQRT", "IMSUB", "IMSUM", "INTRATE",
    "ISEVEN", "ISODD", "LCM", "MDURATION", "MROUND", "MULTINOMIAL", "NETWORKDAYS", "NOMINAL", "OCT2BIN", "OCT2DEC",
    "OCT2HEX", "ODDFPRICE", "ODDFYIELD", "ODDLPRICE", "ODDLYIELD", "PRICE", "PRICEDISC", "PRICEMAT", "QUOTIENT",
    "RANDBETWEEN", "RECEIVED", "SERIESSUM", "SQRTPI", "TBILLEQ", "TBILLPRICE", "TBILLYIELD", "WEEKNUM", "WORKDAY",
    "XIRR", "XNPV", "YEARFRAC", "YIELD", "YIELDDISC", "YIELDMAT",
];

#[rustfmt::skip]
const FUNCTIONS: [Function; 257] = [
    open(0, "COUNT", 1), open(1, "IF", 2), fixed(2, "ISNA", 1), fixed(3, "ISERROR", 1), open(4, "SUM", 1),
    open(5, "AVERAGE", 1), open(6, "MIN", 1), open(7, "MAX", 1), open(8, "ROW", 0), open(9, "COLUMN", 0),
    fixed(10, "NA", 0), open(11, "NPV", 2), open(12, "STDEV", 1), open(13, "DOLLAR", 1), open(14, "FIXED", 1),
    fixed(15, "SIN", 1), fixed(16, "COS", 1), fixed(17, "TAN", 1), fixed(18, "ATAN", 1), fixed(19, "PI", 0),
    fixed(20, "SQRT", 1), fixed(21, "EXP", 1), fixed(22, "LN", 1), fixed(23, "LOG10", 1), fixed(24, "ABS", 1),
    fixed(25, "INT", 1), fixed(26, "SIGN", 1), fixed(27, "ROUND", 2), open(28, "LOOKUP", 2), open(29, "INDEX", 2),
    fixed(30, "REPT", 2), fixed(31, "MID", 3), fixed(32, "LEN", 1), fixed(33, "VALUE", 1), fixed(34, "TRUE", 0),
    fixed(35, "FALSE", 0), open(36, "AND", 1), open(37, "OR", 1), fixed(38, "NOT", 1), fixed(39, "MOD", 2),
    fixed(40, "DCOUNT", 3), fixed(41, "DSUM", 3), fixed(42, "DAVERAGE", 3), fixed(43, "DMIN", 3),
    fixed(44, "DMAX", 3), fixed(45, "DSTDEV", 3), open(46, "VAR", 1), fixed(47, "DVAR", 3), fixed(48, "TEXT", 2),
    open(49, "LINEST", 1), open(50, "TREND", 1), open(51, "LOGEST", 1), open(52, "GROWTH", 1), open(56, "PV", 3),
    open(57, "FV", 3), open(58, "NPER", 3), open(59, "PMT", 3), open(60, "RATE", 3), fixed(61, "MIRR", 3),
    open(62, "IRR", 1), fixed(63, "RAND", 0), open(64, "MATCH", 2), fixed(65, "DATE", 3), fixed(66, "TIME", 3),
    fixed(67, "DAY", 1), fixed(68, "MONTH", 1), fixed(69, "YEAR", 1), open(70, "WEEKDAY", 1), fixed(71, "HOUR", 1),
    fixed(72, "MINUTE", 1), fixed(73, "SECOND", 1), fixed(74, "NOW", 0), fixed(75, "AREAS", 1),
    fixed(76, "ROWS", 1), fixed(77, "COLUMNS", 1), open(78, "OFFSET", 3), open(82, "SEARCH", 2),
    fixed(83, "TRANSPOSE", 1), fixed(86, "TYPE", 1), fixed(97, "ATAN2", 2), fixed(98, "ASIN", 1),
    fixed(99, "ACOS", 1), open(100, "CHOOSE", 2), open(101, "HLOOKUP", 3), open(102, "VLOOKUP", 3),
    fixed(105, "ISREF", 1), open(109, "LOG", 1), fixed(111, "CHAR", 1), fixed(112, "LOWER", 1),
    fixed(113, "UPPER", 1), fixed(114, "PROPER", 1), open(115, "LEFT", 1), open(116, "RIGHT", 1),
    fixed(117, "EXACT", 2), fixed(118, "TRIM", 1), fixed(119, "REPLACE", 4), open(120, "SUBSTITUTE", 3),
    fixed(121, "CODE", 1), open(124, "FIND", 2), open(125, "CELL", 1), fixed(126, "ISERR", 1),
    fixed(127, "ISTEXT", 1), fixed(128, "ISNUMBER", 1), fixed(129, "ISBLANK", 1), fixed(130, "T", 1),
    fixed(131, "N", 1), fixed(140, "DATEVALUE", 1), fixed(141, "TIMEVALUE", 1), fixed(142, "SLN", 3),
    fixed(143, "SYD", 4), open(144, "DDB", 4), open(148, "INDIRECT", 1), fixed(162, "CLEAN", 1),
    fixed(163, "MDETERM", 1), fixed(164, "MINVERSE", 1), fixed(165, "MMULT", 2), open(167, "IPMT", 4),
    open(168, "PPMT", 4), open(169, "COUNTA", 1), open(183, "PRODUCT", 1), fixed(184, "FACT", 1),
    fixed(189, "DPRODUCT", 3), fixed(190, "ISNONTEXT", 1), open(193, "STDEVP", 1), open(194, "VARP", 1),
    fixed(195, "DSTDEVP", 3), fixed(196, "DVARP", 3), open(197, "TRUNC", 1), fixed(198, "ISLOGICAL", 1),
    fixed(199, "DCOUNTA", 3), open(204, "USDOLLAR", 1), open(205, "FINDB", 2), open(206, "SEARCHB", 2),
    fixed(207, "REPLACEB", 4), open(208, "LEFTB", 1), open(209, "RIGHTB", 1), fixed(210, "MIDB", 3),
    fixed(211, "LENB", 1), fixed(212, "ROUNDUP", 2), fixed(213, "ROUNDDOWN", 2), fixed(214, "ASC", 1),
    fixed(215, "DBCS", 1), open(216, "RANK", 2), open(219, "ADDRESS", 2), open(220, "DAYS360", 2),
    fixed(221, "TODAY", 0), open(222, "VDB", 5), open(227, "MEDIAN", 1), open(228, "SUMPRODUCT", 1),
    fixed(229, "SINH", 1), fixed(230, "COSH", 1), fixed(231, "TANH", 1), fixed(232, "ASINH", 1),
    fixed(233, "ACOSH", 1), fixed(234, "ATANH", 1), fixed(235, "DGET", 3), fixed(244, "INFO", 1),
    open(247, "DB", 4), fixed(252, "FREQUENCY", 2), fixed(261, "ERROR.TYPE", 1), open(269, "AVEDEV", 1),
    open(270, "BETADIST", 3), fixed(271, "GAMMALN", 1), open(272, "BETAINV", 3), fixed(273, "BINOMDIST", 4),
    fixed(274, "CHIDIST", 2), fixed(275, "CHIINV", 2), fixed(276, "COMBIN", 2), fixed(277, "CONFIDENCE", 3),
    fixed(278, "CRITBINOM", 3), fixed(279, "EVEN", 1), fixed(280, "EXPONDIST", 3), fixed(281, "FDIST", 3),
    fixed(282, "FINV", 3), fixed(283, "FISHER", 1), fixed(284, "FISHERINV", 1), fixed(285, "FLOOR", 2),
    fixed(286, "GAMMADIST", 4), fixed(287, "GAMMAINV", 3), fixed(288, "CEILING", 2), fixed(289, "HYPGEOMDIST", 4),
    fixed(290, "LOGNORMDIST", 3), fixed(291, "LOGINV", 3), fixed(292, "NEGBINOMDIST", 3),
    fixed(293, "NORMDIST", 4), fixed(294, "NORMSDIST", 1), fixed(295, "NORMINV", 3), fixed(296, "NORMSINV", 1),
    fixed(297, "STANDARDIZE", 3), fixed(298, "ODD", 1), fixed(299, "PERMUT", 2), fixed(300, "POISSON", 3),
    fixed(301, "TDIST", 3), fixed(302, "WEIBULL", 4), fixed(303, "SUMXMY2", 2), fixed(304, "SUMX2MY2", 2),
    fixed(305, "SUMX2PY2", 2), fixed(306, "CHITEST", 2), fixed(307, "CORREL", 2), fixed(308, "COVAR", 2),
    fixed(309, "FORECAST", 3), fixed(310, "FTEST", 2), fixed(311, "INTERCEPT", 2), fixed(312, "PEARSON", 2),
    fixed(313, "RSQ", 2), fixed(314, "STEYX", 2), fixed(315, "SLOPE", 2), fixed(316, "TTEST", 4),
    open(317, "PROB", 3), open(318, "DEVSQ", 1), open(319, "GEOMEAN", 1), open(320, "HARMEAN", 1),
    open(321, "SUMSQ", 1), open(322, "KURT", 1), open(323, "SKEW", 1), open(324, "ZTEST", 2),
    fixed(325, "LARGE", 2), fixed(326, "SMALL", 2), fixed(327, "QUARTILE", 2), fixed(328, "PERCENTILE", 2),
    open(329, "PERCENTRANK", 2), open(330, "MODE", 1), fixed(331, "TRIMMEAN", 2), fixed(332, "TINV", 2),
    open(336, "CONCATENATE", 1), fixed(337, "POWER", 2), fixed(342, "RADIANS", 1), fixed(343, "DEGREES", 1),
    open(344, "SUBTOTAL", 2), open(345, "SUMIF", 2), fixed(346, "COUNTIF", 2), fixed(347, "COUNTBLANK", 1),
    fixed(350, "ISPMT", 4), fixed(351, "DATEDIF", 3), open(354, "ROMAN", 1), open(358, "GETPIVOTDATA", 2),
    open(359, "HYPERLINK", 1), fixed(360, "PHONETIC", 1), open(361, "AVERAGEA", 1), open(362, "MAXA", 1),
    open(363, "MINA", 1), open(364, "STDEVPA", 1), open(365, "VARPA", 1), open(366, "STDEVA", 1),
    open(367, "VARA", 1), fixed(368, "BAHTTEXT", 1), fixed(369, "THAIDAYOFWEEK", 1), fixed(370, "THAIDIGIT", 1),
    fixed(371, "THAIMONTHOFYEAR", 1), fixed(372, "THAINUMSOUND", 1), fixed(373, "THAINUMSTRING", 1),
    fixed(374, "THAISTRINGLENGTH", 1), fixed(375, "ISTHAIDIGIT", 1), fixed(376, "ROUNDBAHTDOWN", 1),
    fixed(377, "ROUNDBAHTUP", 1), fixed(378, "THAIYEAR", 1), open(379, "RTD", 3),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order_so_that_all_of_them_are_found() {
        assert!(FUNCTIONS.is_sorted_by(|one, other| one.number < other.number));
        assert!(TOOL_PAK.is_sorted() && OF_2007.is_sorted());
        assert_eq!(by_number(4).map(|sum| sum.name), Some("SUM"));
        assert_eq!(by_number(368).map(|function| (function.name, function.fixed)), Some(("BAHTTEXT", true)));
        assert_eq!(by_number(110), None, "EXEC is of the macro language");
    }
}
