/// A real PostgreSQL brought along for development and tests, never for production: unpacked, initialised,
/// started and stopped by the process that needs it. Everything else in the service meets it as an ordinary
/// JDBC address. Also ports for other servers of development and tests.
@NullMarked
package com.datifyy.adapters.embedded;

import org.jspecify.annotations.NullMarked;
