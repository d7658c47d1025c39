/// The database migrations and what runs them. Flyway is known only here.
@NullMarked
package com.datifyy.migrations;

import org.jspecify.annotations.NullMarked;
