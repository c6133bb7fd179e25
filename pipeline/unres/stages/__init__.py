"""The steps from a source to a document, a module or package each, in order.

`clean` makes a text of the source, `segment` a document of the text, and `annotate`
marks what its words mean.
"""
