package dev.holter.internal.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiPredicate;

/**
 * One of the comparisons that a rule may make.
 *
 * @param field the field that names it and holds its operand
 * @param operandType what the operand has to be
 * @param byPath whether the field holds a path to the operand
 * @param seesMissing whether it has an answer where {@code Variable} leads nowhere
 * @param test compares a value with the operand
 */
record ChoiceOperator(
    String field,
    ValueType<?> operandType,
    boolean byPath,
    boolean seesMissing,
    BiPredicate<JsonNode, JsonNode> test) {}
