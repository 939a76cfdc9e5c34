"""A worker as another language has it: takes one task and beats every 20 seconds."""

import json
import sys
import time
import urllib.request


def call(endpoint, operation, **parameters):
    request = urllib.request.Request(
        endpoint,
        json.dumps(parameters).encode(),
        {
            "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Target": "AWSStepFunctions." + operation,
        },
    )
    with urllib.request.urlopen(request) as response:
        return json.loads(response.read() or "{}")


def work(endpoint, activity_arn):
    task = call(endpoint, "GetActivityTask", activityArn=activity_arn)
    steps = int(task["input"])
    for _ in range(steps):
        time.sleep(20)
        call(endpoint, "SendTaskHeartbeat", taskToken=task["taskToken"])
    call(endpoint, "SendTaskSuccess", taskToken=task["taskToken"], output=str(steps))


if __name__ == "__main__":
    work(sys.argv[1], sys.argv[2])
