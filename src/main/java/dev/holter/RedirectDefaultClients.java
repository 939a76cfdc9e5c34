package dev.holter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Lets {@code SfnClient.create()} inside a worker reach the simulated service, over HTTP.
 *
 * <p>So does every client whose endpoint nobody has set in code, whenever it was built: a singleton
 * from before the test, or a bean of a context that several test classes share, reaches the service
 * of the test that runs now.
 *
 * <p>For the time of the test it sets the system properties that the SDK reads ({@code
 * aws.endpointUrlSfn}, {@code aws.region}, credentials), and puts them back afterwards. Tests with
 * this annotation do not run in parallel with others that lock the system properties.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ResourceLock(value = Resources.SYSTEM_PROPERTIES, mode = ResourceAccessMode.READ_WRITE)
public @interface RedirectDefaultClients {}
