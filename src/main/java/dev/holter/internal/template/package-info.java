/**
 * Reads state machines out of the files that deploy them; knows nothing of JUnit or the service.
 *
 * <p>The root asks {@link dev.holter.internal.template.Templates} for a machine of a file. A new
 * tool is a class beside {@code CloudFormation}, {@code Terraform} and {@code Serverless}, and a
 * case in {@code Templates}.
 */
@NullMarked
package dev.holter.internal.template;

import org.jspecify.annotations.NullMarked;
