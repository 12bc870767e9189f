"""Draws a Plotly figure as SVG without a browser.

Why our own renderer: Plotly's (kaleido) drives Chrome, which a city's desk or CI machine
hasn't got. Weighed against it: matplotlib draws a second picture of the data from other
code, brings some 40 MB (numpy aside), sets text by the font files it finds (none with
Japanese glyphs by default) and so gives other bytes on each machine; pygal knows neither
error bars nor heat maps nor several panels; vl-convert draws Vega, not Plotly, with a
30 MB engine. Our figures use few kinds of traces and leave nothing automatic, so some
hundred lines of arithmetic draw the very figure that Plotly shows, the same bytes
anywhere, text kept as text.

Only what `charts` makes is understood: scatter, bar and heatmap traces, rect, line and
path shapes, annotations, one legend, linear axes with explicit ranges and ticks. Anything
else is a `ValueError`, not a gap in a picture.

Look is in presentation attributes, never in style sheets or definitions: notebook viewers
inline many pictures in one page, where ids and rules of one would change the others.
"""
