"""What is known before reading: kinds of claim, their wordings, names of actors, words of time and number.

In:     the files under data/.
Out:    checked, frozen tables, each loaded once; its modules are named after what they load.
Never:  anything learnt from a report.
"""
