"""Pictures: drawn anew, so that nothing but what is seen is left (no place, no camera, no name)."""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

from tracker.files.cleaning.limits import DOTS
from tracker.files.enums import FileKind
from tracker.files.refusals import DAMAGED, TOO_MANY_DOTS, FileRefused

_FORMATS = {FileKind.PNG: "PNG", FileKind.JPG: "JPEG"}
_QUALITY = 90


def clean_picture(source: BinaryIO, target: BinaryIO, kind: FileKind) -> None:
    """Write the dots of a picture, turned the way it is meant to be seen, and nothing else."""
    Image.MAX_IMAGE_PIXELS = None  # our own limit below is asked before a dot is unpacked
    name = _FORMATS[kind]
    try:
        with Image.open(BytesIO(source.read()), formats=[name]) as found:
            if found.width * found.height > DOTS:
                raise FileRefused(TOO_MANY_DOTS)
            found.load()
            drawn = _drawn(ImageOps.exif_transpose(found), kind)
    except (FileRefused, MemoryError):
        raise
    except Exception as error:  # Pillow raises whatever a broken picture makes it raise
        raise FileRefused(DAMAGED) from error
    if kind is FileKind.JPG:
        drawn.save(target, name, quality=_QUALITY, optimize=True)
    else:
        drawn.save(target, name, optimize=True)


def _drawn(found: Image.Image, kind: FileKind) -> Image.Image:
    """The dots in a mode that the kind can hold, without what came beside them."""
    has_gaps = kind is FileKind.PNG and (
        "transparency" in found.info or found.mode in ("LA", "PA", "RGBA", "La", "RGBa")
    )
    mode = "RGBA" if has_gaps else "L" if found.mode in ("1", "L") else "RGB"
    drawn = found if found.mode == mode else found.convert(mode)
    drawn = drawn.copy()
    drawn.info = {}
    return drawn
