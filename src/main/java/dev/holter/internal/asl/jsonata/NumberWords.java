package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Whole numbers as English words, as letters and in Roman numerals, there and back. */
final class NumberWords {
  private static final String[] FEW = {
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen"
  };
  private static final String[] ORDINALS = {
    "Zeroth",
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
    "Thirteenth",
    "Fourteenth",
    "Fifteenth",
    "Sixteenth",
    "Seventeenth",
    "Eighteenth",
    "Nineteenth"
  };
  private static final String[] TENS = {
    "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"
  };
  private static final String[] MAGNITUDES = {"Thousand", "Million", "Billion", "Trillion"};
  private static final String[] ROMAN = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };
  private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final Map<Character, Integer> NUMERALS =
      Map.of('M', 1000, 'D', 500, 'C', 100, 'L', 50, 'X', 10, 'V', 5, 'I', 1);
  private static final int LETTERS = 26;

  // From here on the language gives up.
  private static final double MOST_IN_ROMAN = 1e7;

  private static final Map<String, Double> VALUES = values();
  private static final Pattern BETWEEN = Pattern.compile(",\\s|\\sand\\s|[\\s\\\\-]");

  /** What numbers in words are made of, as a regular expression. */
  static final String WORDS = "(?:" + String.join("|", VALUES.keySet()) + "|and|[\\-, ])+";

  private NumberWords() {}

  private static Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < FEW.length; i++) {
      values.put(FEW[i].toLowerCase(Locale.ROOT), (double) i);
      values.put(ORDINALS[i].toLowerCase(Locale.ROOT), (double) i);
    }
    for (int i = 0; i < TENS.length; i++) {
      String word = TENS[i].toLowerCase(Locale.ROOT);
      values.put(word, (i + 2) * 10.0);
      values.put(word.substring(0, word.length() - 1) + "ieth", (i + 2) * 10.0);
    }
    values.put("hundred", 100.0);
    values.put("hundredth", 100.0);
    for (int i = 0; i < MAGNITUDES.length; i++) {
      String word = MAGNITUDES[i].toLowerCase(Locale.ROOT);
      values.put(word, Math.pow(10, 3.0 * (i + 1)));
      values.put(word + "th", Math.pow(10, 3.0 * (i + 1)));
    }
    return Collections.unmodifiableMap(values);
  }

  static String words(double number, boolean ordinal) {
    return words(number, "", "", ordinal);
  }

  /**
   * Returns a number in words, after what joins them to words before.
   *
   * @param and before numbers below a hundred
   * @param comma before larger ones
   */
  private static String words(double number, String and, String comma, boolean ordinal) {
    if (number < FEW.length) {
      return and + (ordinal ? ORDINALS : FEW)[(int) number];
    }
    if (number < 100) {
      String tens = TENS[(int) number / 10 - 2];
      int rest = (int) number % 10;
      if (rest > 0) {
        return and + tens + "-" + words(rest, "", "", ordinal);
      }
      return and + (ordinal ? tens.substring(0, tens.length() - 1) + "ieth" : tens);
    }
    double unit = 100;
    String head;
    if (number < 1000) {
      head = FEW[(int) number / 100] + " Hundred";
    } else {
      int magnitude = Math.min((int) (Math.log10(number) / 3), MAGNITUDES.length);
      unit = Math.pow(10, 3.0 * magnitude);
      head = words(Math.floor(number / unit), "", "", false) + " " + MAGNITUDES[magnitude - 1];
    }
    double rest = number - Math.floor(number / unit) * unit;
    return comma + head + (rest > 0 ? words(rest, " and ", ", ", ordinal) : ordinal ? "th" : "");
  }

  /** Returns the number that words stand for; not a number if one of them is unknown. */
  static double ofWords(String words) {
    List<Double> parts = new ArrayList<>(List.of(0.0));
    for (String word : BETWEEN.split(words, -1)) {
      double value = VALUES.getOrDefault(word, Double.NaN);
      double last = parts.remove(parts.size() - 1);
      if (!(value < 100)) {
        parts.add(last * value);
      } else if (last >= 1000) {
        parts.add(last);
        parts.add(value);
      } else {
        parts.add(last + value);
      }
    }
    return parts.stream().mapToDouble(Double::doubleValue).sum();
  }

  static String roman(double number) {
    if (number >= MOST_IN_ROMAN) {
      throw new JException(JsonataErrors.STACK_OVERFLOW);
    }
    StringBuilder roman = new StringBuilder();
    int rest = (int) number;
    for (int i = 0; i < ROMAN.length; i++) {
      while (rest >= ROMAN_VALUES[i]) {
        roman.append(ROMAN[i]);
        rest -= ROMAN_VALUES[i];
      }
    }
    return roman.toString();
  }

  /** Returns the number of Roman numerals in capitals; not a number if something else is there. */
  static double ofRoman(String roman) {
    double number = 0;
    int largest = 1;
    for (int i = roman.length() - 1; i >= 0; i--) {
      Integer value = NUMERALS.get(roman.charAt(i));
      if (value == null) {
        return Double.NaN;
      }
      number += value < largest ? -value : value;
      largest = Math.max(largest, value);
    }
    return number;
  }

  /** Counts as the columns of a spreadsheet do. */
  static String letters(double number, char first) {
    StringBuilder letters = new StringBuilder();
    for (double rest = number; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
      letters.append((char) (first + (rest - 1) % LETTERS));
    }
    return letters.reverse().toString();
  }

  static double ofLetters(String letters, char first) {
    double number = 0;
    for (int i = 0; i < letters.length(); i++) {
      number += (letters.charAt(letters.length() - i - 1) - first + 1) * Math.pow(LETTERS, i);
    }
    return number;
  }
}
