/// Tests of what the measurements are made of.
@NullMarked
package com.datifyy.bench.service;

import org.jspecify.annotations.NullMarked;
