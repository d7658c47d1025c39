package com.datifyy.bootstrap.doctor;

import java.util.List;
import java.util.concurrent.Callable;

/// Checks that ask something outside this process, and bound each of their waits.
interface Checks extends Callable<List<Finding>> {

    /// What it looks at.
    String subject();
}
