/**
 * Puts threads that know nothing of virtual time on a clock, by rewriting the classes that wait.
 *
 * <p>{@link dev.holter.internal.agent.HolterAgent} is the door: the JVM comes in by it with {@code
 * -javaagent}, and otherwise the first test does, for which {@code Attachment} loads an agent into
 * the running JVM. {@code Installation} then puts {@code BootClasses} where the JDK's own classes
 * see them and has those classes rewritten that are loaded already; {@code Transformer} rewrites
 * those that follow.
 *
 * <p>{@code Redirects} is the table of what is redirected where, in two kinds of rows: {@code Call}
 * and {@code Body}; those of a subject have a class of their own, such as {@code SocketRedirects}.
 * {@code Scope} says in which classes. {@code Rewriter} goes through one class and lets {@code
 * CallRewriter} and {@code BodyRewriter} do the rows of each kind; they know byte code and nothing
 * of time.
 *
 * <p>What rewritten code calls is in {@link dev.holter.internal.agent.boot}. It asks for the
 * thread's hook, which {@code ThreadAdapter} leads to the clock; a thread without one waits in real
 * time.
 */
@NullMarked
package dev.holter.internal.agent;

import org.jspecify.annotations.NullMarked;
