"""The record over HTTP: every view, the OGC API Features, the pages; started by `heldby serve`.

In:     a `Record`, and how it is to be served.
Out:    an ASGI application, `make_app`; a server, `serve`.
Never:  a way to write; an answer that the views do not give. Only what is asked for loads this package.
"""
