"""Processor seconds a FIT file of the two Python decoders, one line each: `name seconds`."""

import sys
import time


def fitdecode(path):
    import fitdecode

    with fitdecode.FitReader(path) as reader:
        return sum(1 for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == "record")


def garmin_fit_sdk(path):
    from garmin_fit_sdk import Decoder, Stream

    messages, _ = Decoder(Stream.from_file(path)).read()
    return len(messages.get("record_mesgs", []))


for decoder in (fitdecode, garmin_fit_sdk):
    try:
        decoder(sys.argv[1])  # Loading the library is not what is measured.
    except ImportError:
        continue
    start = time.process_time()
    for path in sys.argv[1:]:
        decoder(path)
    print(decoder.__name__, (time.process_time() - start) / (len(sys.argv) - 1))
