extension Photo {
    /// Whether its date says anything: it is not exactly the epoch, and not more than a day in the future.
    public func hasCredibleDate(at now: Instant) -> Bool {
        takenOnClock.milliseconds != 0 && takenAt.milliseconds != 0
            && takenAt.milliseconds <= now.milliseconds + 86_400_000
    }
}
