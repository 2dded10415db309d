package org.dasan.testkit;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

final class EachDatabaseExtension implements ClassTemplateInvocationContextProvider {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(
                new On("embedded PostgreSQL", TestServer::embedded),
                new On("installed PostgreSQL", EachDatabaseExtension::installed));
    }

    private static TestServer installed() {
        return TestServer.installed()
                .orElseGet(() -> Assumptions.abort("no PostgreSQL is installed on this machine (/usr/lib/postgresql)"));
    }

    private record On(String name, Supplier<TestServer> server) implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocation) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new DatabaseExtension(server));
        }
    }
}
