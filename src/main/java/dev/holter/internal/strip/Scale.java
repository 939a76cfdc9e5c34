package dev.holter.internal.strip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Places instants from left to right. Folded blocks have a fixed width each, and what is between
 * them shares the rest in proportion to its time.
 */
final class Scale {

  private static final double BLOCK = 130;

  private record Piece(Instant from, Instant to, double left, double right) {

    double at(Instant instant) {
      double length = seconds(from, to);
      double share = length <= 0 ? 0 : seconds(from, instant) / length;
      return left + (right - left) * Math.max(0, Math.min(1, share));
    }
  }

  private final List<Piece> pieces = new ArrayList<>();

  Scale(Instant from, Instant to, List<Block> blocks, double left, double right) {
    double folded = blocks.stream().mapToDouble(it -> seconds(it.from(), it.to())).sum();
    double width = blocks.isEmpty() ? 0 : Math.min(BLOCK, (right - left) * 0.6 / blocks.size());
    double open = Math.max(0, seconds(from, to) - folded);
    double perSecond = open <= 0 ? 0 : (right - left - width * blocks.size()) / open;
    Instant next = from;
    double x = left;
    for (Block block : blocks) {
      x = add(next, block.from(), x, perSecond * Math.max(0, seconds(next, block.from())));
      x = add(block.from(), block.to(), x, width);
      next = block.to();
    }
    add(next, to, x, perSecond * Math.max(0, seconds(next, to)));
  }

  private double add(Instant from, Instant to, double left, double width) {
    pieces.add(new Piece(from, to, left, left + width));
    return left + width;
  }

  double at(Instant instant) {
    for (Piece piece : pieces) {
      if (!instant.isAfter(piece.to())) {
        return piece.at(instant);
      }
    }
    return pieces.get(pieces.size() - 1).right();
  }

  private static double seconds(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.getSeconds() + between.getNano() / 1e9;
  }
}
