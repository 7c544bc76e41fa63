"""Signatures for Schemathesis: in JSON as base64, and raw as PNG files."""

import base64
import os
from pathlib import Path

import schemathesis
from hypothesis import strategies as st

files = [path.read_bytes() for path in sorted(Path(os.environ["COUNTERSIGN_PICTURES"]).glob("*.png"))]
pictures = st.sampled_from(files)

schemathesis.openapi.format("base64", pictures.map(lambda file: base64.b64encode(file).decode("ascii")))
for kind in ("png", "jpeg", "webp", "tiff"):
    schemathesis.openapi.media_type(f"image/{kind}", pictures)
