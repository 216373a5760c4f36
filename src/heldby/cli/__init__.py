"""The command line: every view by its name, and adding, annotating, grouping, exporting.

In:     arguments and standard input.
Out:    tables for people, JSON for programs; messages and progress on standard error.
Never:  a traceback for a caller's mistake, or a parameter that is not also in Python.
"""
