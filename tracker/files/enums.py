"""Words about files."""

from enum import StrEnum


class FileKind(StrEnum):
    """What a file may be, found by its first bytes and never by its name (reliability 2.15)."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PNG = "png"
    JPG = "jpg"
    MP3 = "mp3"
    M4A = "m4a"
    MP4 = "mp4"

    @property
    def label(self) -> str:
        return {
            FileKind.PDF: "PDF",
            FileKind.DOCX: "Word",
            FileKind.XLSX: "Excel",
            FileKind.PNG: "Picture",
            FileKind.JPG: "Picture",
            FileKind.MP3: "Sound",
            FileKind.M4A: "Sound",
            FileKind.MP4: "Video",
        }[self]

    @property
    def mimetype(self) -> str:
        """What a download says that it is."""
        office = "application/vnd.openxmlformats-officedocument"
        return {
            FileKind.PDF: "application/pdf",
            FileKind.DOCX: f"{office}.wordprocessingml.document",
            FileKind.XLSX: f"{office}.spreadsheetml.sheet",
            FileKind.PNG: "image/png",
            FileKind.JPG: "image/jpeg",
            FileKind.MP3: "audio/mpeg",
            FileKind.M4A: "audio/mp4",
            FileKind.MP4: "video/mp4",
        }[self]


PICTURES = frozenset({FileKind.PNG, FileKind.JPG})
PAPERS = PICTURES | {FileKind.PDF, FileKind.DOCX, FileKind.XLSX}
PLAYED = frozenset({FileKind.MP3, FileKind.M4A, FileKind.MP4})
SEEN_OR_HEARD = PICTURES | PLAYED
