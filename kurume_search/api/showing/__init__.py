"""How results show themselves and are taken away: text, HTML, frames, files, citations."""
