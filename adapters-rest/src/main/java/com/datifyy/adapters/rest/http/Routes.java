package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.http.AccessTable.Route;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.identity.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects who answers which route, and objects to routes and kinds of access that the table does not have.
public final class Routes {
    private final AccessTable table;
    private final Map<Route, Handler> handlers = new LinkedHashMap<>();

    public Routes(AccessTable table) {
        this.table = table;
    }

    /// Part of the interface, which knows its own routes.
    public interface Part {
        void addTo(Routes routes);
    }

    /// What answers a route.
    public sealed interface Handler {
        /// Answers anybody.
        non-sealed interface Open extends Handler {
            void handle(Exchange http);
        }

        /// Answers a known person.
        non-sealed interface ForCaller extends Handler {
            void handle(Exchange http, Caller caller);
        }

        /// Makes something for a known person; a request may be sent again without making another.
        non-sealed interface Making extends Handler {
            void handle(Exchange http, Caller caller);
        }

        /// Answers a member of staff.
        non-sealed interface ForStaff extends Handler {
            void handle(Exchange http, AdminCaller admin);
        }

        /// Makes something for a member of staff; a request may be sent again without making another.
        non-sealed interface StaffMaking extends Handler {
            void handle(Exchange http, AdminCaller admin);
        }

        /// Makes something of a file that a known person sends; a request may be sent again without making
        /// another. What takes its time is done at once, and what is given back adds and answers it, perhaps
        /// within a transaction.
        non-sealed interface Uploading extends Handler {
            Runnable begin(Exchange http, Caller caller, Upload upload);
        }
    }

    /// Binds an anonymous route.
    ///
    /// @param route method and path, like `GET /health`
    public Routes open(String route, Handler.Open handler) {
        return bind(Route.parse(route), Access.ANONYMOUS, handler);
    }

    /// Binds a route for whoever has the operator's token.
    public Routes forOperator(String route, Handler.Open handler) {
        return bind(Route.parse(route), Access.OPERATOR, handler);
    }

    /// Binds a route for whoever develops, which production does not have.
    public Routes internal(String route, Handler.Open handler) {
        return bind(Route.parse(route), Access.INTERNAL, handler);
    }

    /// Binds a route that needs a person.
    public Routes forCaller(String route, Handler.ForCaller handler) {
        return bind(Route.parse(route), Access.USER, handler);
    }

    /// Binds a route by which a person makes something, and so may carry an `Idempotency-Key`.
    public Routes making(String route, Handler.Making handler) {
        return bind(Route.parse(route), Access.USER, handler);
    }

    /// Binds a route that needs a member of staff whose role has the permission the table names.
    public Routes forStaff(String route, Handler.ForStaff handler) {
        return bind(Route.parse(route), Access.STAFF, handler);
    }

    /// Binds such a route by which something is made, and so may carry an `Idempotency-Key`.
    public Routes makingForStaff(String route, Handler.StaffMaking handler) {
        return bind(Route.parse(route), Access.STAFF, handler);
    }

    /// Binds a route by which a person sends a file, in JSON or in a form; it may carry an `Idempotency-Key`.
    public Routes uploading(String route, Handler.Uploading handler) {
        return bind(Route.parse(route), Access.USER, handler);
    }

    private Routes bind(Route route, Access access, Handler handler) {
        AccessTable.Rule rule = table.of(route);
        if (rule == null || rule.access() != access || route.takesFile() != handler instanceof Handler.Uploading) {
            throw new IllegalStateException("the access table does not have " + route + " for " + access);
        }
        if (handlers.put(route, handler) != null) {
            throw new IllegalStateException(route + " is answered twice");
        }
        return this;
    }

    /// Who answers a route, or null when nobody does.
    public @Nullable Handler of(Route route) {
        return handlers.get(route);
    }
}
