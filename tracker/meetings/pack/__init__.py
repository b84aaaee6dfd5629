"""The pack of a meeting: one PDF with one page numbering, full and public."""
