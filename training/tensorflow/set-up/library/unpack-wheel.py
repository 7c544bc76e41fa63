"""Unpacks the members of a wheel that match the given patterns.

usage: unpack-wheel.py WHEEL DESTINATION PATTERN...

Python's zipfile copies member by member in small blocks and checks every CRC, so an 800 MB library needs no memory
worth naming; Python is there anyway, because pip is. Node has no unzip of its own.
"""

import fnmatch
import sys
import zipfile

wheel, destination, *patterns = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    for member in archive.infolist():
        if any(fnmatch.fnmatchcase(member.filename, pattern) for pattern in patterns):
            archive.extract(member, destination)
