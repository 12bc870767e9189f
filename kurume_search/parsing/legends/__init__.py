"""What a document itself says its signs mean (凡例)."""
