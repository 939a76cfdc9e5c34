"""Runs a Python file whose time.sleep asks the test: a line out, a line in."""

import runpy
import sys
import time


def sleep(seconds):
    print(seconds, flush=True)
    sys.stdin.readline()


time.sleep = sleep
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
