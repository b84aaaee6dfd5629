"""Words about files."""

from enum import StrEnum


class FileKind(StrEnum):
    """What a file may be, found by its first bytes and never by its name (reliability 2.15)."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PNG = "png"
    JPG = "jpg"

    @property
    def label(self) -> str:
        return {
            FileKind.PDF: "PDF",
            FileKind.DOCX: "Word",
            FileKind.XLSX: "Excel",
            FileKind.PNG: "Picture",
            FileKind.JPG: "Picture",
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
        }[self]
