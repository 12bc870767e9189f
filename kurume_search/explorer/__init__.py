"""The explorer: one widget that talks in messages and knows no corpus."""
