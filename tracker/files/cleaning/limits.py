"""How much a file may unpack to, and how much of the machine its cleaning may take."""

MB = 1024 * 1024
MEMORY = 768 * MB
PROCESSOR_SECONDS = 40
SECONDS = 60
MEMBERS = 3_000
MEMBER = 150 * MB
TOTAL = 300 * MB
RATIO = 200
SMALL = 4 * MB  # however well it is packed, this little does no harm
PAGES = 2_000
DOTS = 40_000_000  # of a picture: 40 megapixels
