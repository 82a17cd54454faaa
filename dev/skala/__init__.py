"""The portal as it stands in a city, on one machine: two web processes on two ports, a primary
and its streaming replica, nginx with the shipped file in front, load in a bounded run.

``python -m dev.skala`` measures what docs/kecepatan.md says of it, in ratios within the run;
``--gilir`` restarts the processes in turn from one release to the next under load, as
docs/operasi.md says. Both print a table and end with 1 where a limit is missed.
"""
