"""Open311 GeoReport v2 at /open311/v2/: the specification of open311.org, through the same
actions as the form. XML and JSON; keys only for sending; nothing secret ever goes out.
"""
