package io.headgate.testkit;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a test's context at a platform of its own. */
public class PlatformInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var service = context.getEnvironment().getProperty("spring.application.name");
        if (service == null) {
            throw new IllegalStateException("spring.application.name is missing: is <service>.yml on the class path?");
        }
        var platform = TestPlatform.start(service);
        TestPropertyValues.of(platform.properties()).applyTo(context);
        context.getBeanFactory().registerSingleton("testPlatform", platform);
    }
}
