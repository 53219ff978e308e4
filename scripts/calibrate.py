#!/usr/bin/env python3
"""Fit the confidence of answers, and say how far it can be trusted.

scripts/calibrate.py            fits on the questions in tests/data; prints the curve
scripts/calibrate.py --meaning  fits what is added by the local model, for when words are unsure
scripts/calibrate.py --write    writes the coefficients to knowledge/data/confidence.json, too

Every answerable question counts twice: as it is, and with the passages that answer it taken
away, so that the best of the rest is wrong. With the folder that XIAOYUE_TEST_DATA names, so do
questions of CMRC 2018. All figures come from cross-validation in which whatever is made of one
question stays in one part.
"""

import own_python  # noqa: F401, I001 - before all that only the project has

import argparse

from calibrating import crossing, curve, examples, fit

from knowledge.confidence import MEANING, WORDS

TARGET = examples.ROOT / "knowledge" / "data" / "confidence.json"


def main() -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="write the coefficients")
    parser.add_argument("--meaning", action="store_true", help="with the local model of meaning")
    options = parser.parse_args()
    by = MEANING if options.meaning else WORDS
    known = examples.collect(meaning=options.meaning)
    curve.show(known, crossing.cross_validated(known, by))
    fitted = fit.fitted(known, by)
    curve.show_weights(fitted)
    if options.write:
        fit.write(TARGET, fitted, by, len(known))


if __name__ == "__main__":
    main()
