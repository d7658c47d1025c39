/// Implements the ports of the application on PostgreSQL: the pool, transactions, and one package per
/// context with its repositories. jOOQ, HikariCP and the driver are known only here.
@NullMarked
package com.datifyy.adapters.postgres;

import org.jspecify.annotations.NullMarked;
