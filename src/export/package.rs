//! A package rewritten part by part: deflate and schema order after docx-rs.
