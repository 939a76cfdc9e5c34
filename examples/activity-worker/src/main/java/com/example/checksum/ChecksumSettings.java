package com.example.checksum;

import java.time.Duration;

/** How a worker is configured. */
public record ChecksumSettings(
    String activityArn, Duration heartbeatInterval, int chunkBytes, Duration pauseBetweenChunks) {}
