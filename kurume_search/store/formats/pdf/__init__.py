"""Text out of PDF files: lines, columns, tables with borders and without, pages on their side."""
