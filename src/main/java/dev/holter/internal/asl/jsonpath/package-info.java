/** JSONPath in the dialect of AWS Step Functions, which is that of json-path 2.0.0. */
@NullMarked
package dev.holter.internal.asl.jsonpath;

import org.jspecify.annotations.NullMarked;
