package io.headgate.standalone.tiny;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Ready at once; tells what its database role may do, and which properties it was given. */
@SpringBootConfiguration
@ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
public class TinyApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(TinyApplication.class, arguments);
    }

    @Bean
    ServletRegistrationBean<HttpServlet> answers(Environment environment) {
        var servlet = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().write(answer(request.getPathInfo().substring(1), environment));
            }
        };
        return new ServletRegistrationBean<>(servlet, "/*");
    }

    private static String answer(String question, Environment environment) {
        if (question.startsWith("sql/")) {
            return query(question.substring("sql/".length()), environment);
        }
        return environment.getProperty(question, "none");
    }

    private static String query(String sql, Environment environment) {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.datasource.username"),
                        environment.getRequiredProperty("spring.datasource.password"));
                var statement = connection.createStatement()) {
            return statement.execute(sql) ? first(statement.getResultSet()) : "done";
        } catch (SQLException e) {
            return "refused: " + e.getMessage();
        }
    }

    private static String first(ResultSet rows) throws SQLException {
        return rows.next() ? rows.getString(1) : "nothing";
    }
}
