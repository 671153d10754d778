"""Recognise a video file by its first bytes, whatever its name says.

Signatures: ISO 14496-12 (boxes of MP4 and QuickTime), EBML (Matroska, WebM), RIFF AVI, Microsoft ASF,
RFC 3533 (Ogg), ISO 13818-1 (MPEG transport and program streams), Adobe FLV.
"""

HEAD_BYTES = 512
"""First bytes of a file that `detect_container` needs: the first bytes of three packets lie within them."""
TS_PACKET_BYTES = 188
"""Length of an MPEG transport stream packet (ISO 13818-1)."""
M2TS_PACKET_BYTES = 192
"""The same with a time stamp of four bytes in front (Blu-ray, AVCHD)."""
TS_SYNC = 0x47
"""First byte of every transport stream packet (ISO 13818-1)."""
ISO_BOXES = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"styp", b"moof", b"uuid"}
PREFIXES = {
    b"\x1aE\xdf\xa3": "matroska",
    b"0&\xb2u\x8ef\xcf\x11": "asf",
    b"OggS": "ogg",
    b"\x00\x00\x01\xba": "mpeg",
    b"\x00\x00\x01\xb3": "mpeg",
    b"FLV\x01": "flv",
}


def detect_container(head: bytes) -> str | None:
    r"""The kind of file that begins with `head`, or None when it is no video that is known.

    >>> detect_container(b"\0\0\0\x20ftypisom"), detect_container(b"<!DOCTYPE html>")
    ('iso', None)
    """
    if head[4:8] in ISO_BOXES:
        return "iso"
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return "avi"
    for prefix, name in PREFIXES.items():
        if head.startswith(prefix):
            return name
    return "mpegts" if is_transport_stream(head) else None


def is_transport_stream(head: bytes) -> bool:
    """Whether packets of 188 bytes, or of 192 with a time stamp in front, follow each other."""
    for first, packet in ((0, TS_PACKET_BYTES), (4, M2TS_PACKET_BYTES)):
        marks = head[first::packet][:3]
        if marks and all(mark == TS_SYNC for mark in marks) and len(head) > first + packet:
            return True
    return False
