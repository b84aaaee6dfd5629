"""Files that people bring: kept outside the web, under names of ours, and only ever downloaded."""
