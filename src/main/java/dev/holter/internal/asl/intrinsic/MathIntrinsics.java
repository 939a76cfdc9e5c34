package dev.holter.internal.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.Random;

/** Functions on 32-bit numbers. */
final class MathIntrinsics {

  private MathIntrinsics() {}

  static JsonNode add(IntrinsicArguments arguments) {
    long sum = (long) rounded(arguments, 0) + rounded(arguments, 1);
    arguments.require(sum == (int) sum);
    return IntNode.valueOf((int) sum);
  }

  // A half is rounded up, also below zero.
  private static int rounded(IntrinsicArguments arguments, int index) {
    long value = Math.round(arguments.number(index));
    arguments.require(value == (int) value);
    return (int) value;
  }

  static JsonNode random(IntrinsicArguments arguments) {
    int start = arguments.integer(0);
    int end = arguments.integer(1);
    arguments.require(start < end);
    if (arguments.count() == 2) {
      return IntNode.valueOf(arguments.randomness().between(start, end));
    }
    return IntNode.valueOf(seeded(new Random((long) arguments.number(2)), start, end));
  }

  // The generator and the calculation of the service, whose numbers for a seed are these; what it
  // does where the difference is no 32-bit number has not been seen.
  private static int seeded(Random random, int start, int end) {
    int size = end - start;
    return size > 0 ? start + random.nextInt(size) : random.nextInt(start, end);
  }
}
