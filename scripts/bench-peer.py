"""Feeds one sensor's samples of a recording to a published orientation filter, so that a profiler
can count what an update costs there. Called by scripts/bench; the filters come from PyPI and are
no part of this project.

    bench-peer.py vqf|fusion RECORDING TIMES
"""

import sys

import numpy


def recording(path):
    """Rates in deg/s, forces in g (N x 3 each), and the sample interval in s."""
    header, rows = {}, []
    with open(path) as lines:
        for line in lines:
            if line.startswith("#"):
                key, _, value = line[1:].partition(":")
                header[key.strip()] = value.strip()
            elif line[0] in "-0123456789":
                rows.append([int(field) for field in line.split(",")[:7]])
    table = numpy.array(rows, float)
    force = table[:, 1:4] / float(header["accel_lsb_per_g"])
    rate = table[:, 4:7] / float(header["gyro_lsb_per_dps"])
    return rate, force, 1 / float(header["rate_hz"])


def main():
    peer, path, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
    rate, force, interval = recording(path)
    if peer == "vqf":
        from vqf import VQF

        radians = numpy.ascontiguousarray(numpy.radians(rate))
        metric = numpy.ascontiguousarray(force * 9.80665)
        for _ in range(times):
            VQF(interval).updateBatch(radians, metric)
    else:
        import imufusion

        for _ in range(times):
            ahrs = imufusion.Ahrs()
            ahrs.set_sample_period(interval)
            for r, f in zip(rate, force):
                ahrs.update_no_magnetometer(r, f)
    print(len(rate) * times)


main()
