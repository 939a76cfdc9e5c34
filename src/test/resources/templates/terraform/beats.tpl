StartAt: Beat
States:
  Beat:
    Type: Task
    Resource: "${beat_activity_arn}"
    HeartbeatSeconds: ${heartbeat}
    End: true
