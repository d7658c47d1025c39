/// Measures the whole service as its own process: how long it takes to start, how much it can do, how long callers
/// wait, and how much memory it holds.
@NullMarked
package com.datifyy.bench.service;

import org.jspecify.annotations.NullMarked;
