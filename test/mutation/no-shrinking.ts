import fc from 'fast-check';

// A planted defect only has to be found. To look for its smallest example would take longer than Stryker waits.
fc.configureGlobal({ endOnFailure: true });
