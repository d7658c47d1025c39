@NullMarked
package com.datifyy.bench.survive;

import org.jspecify.annotations.NullMarked;
