/// What clients did while the service and its database were killed, and whether what is stored afterwards can
/// have come from it. Knows neither HTTP nor SQL.
@NullMarked
package com.datifyy.bench.survive;

import org.jspecify.annotations.NullMarked;
