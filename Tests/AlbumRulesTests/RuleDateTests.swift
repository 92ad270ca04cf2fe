import Testing

@testable import AlbumRules

/// Days: vague dates at every boundary, relative ones, zones, dates that say nothing.
@Suite struct RuleDateTests {
    private func matches(_ value: String, _ taken: String, in context: RuleContext = RuleSupport.context()) throws
        -> Bool
    {
        try RuleSupport.resolved("{taken: \(value)}", in: context).matches(RuleSupport.photo(.taken(taken)))
    }

    /// A value, its first and its last moment.
    @Test(arguments: [
        ("2019..2021", "2019-01-01", "2021-12-31"), ("2023", "2023-01-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"), ("2020-02", "2020-02-01", "2020-02-29"),
        ("2000-02", "2000-02-01", "2000-02-29"), ("1900-02", "1900-02-01", "1900-02-28"),
        ("2023-12", "2023-12-01", "2023-12-31"), ("2023-06-15", "2023-06-15", "2023-06-15"),
        ("2023-06..2023-08", "2023-06-01", "2023-08-31"), ("2022-12-31..2023", "2022-12-31", "2023-12-31"),
        ("2023..2023-03-05", "2023-01-01", "2023-03-05"), ("last 30 days", "2024-06-01", "2024-06-30"),
        ("last 1 day", "2024-06-30", "2024-06-30"), ("last 2 weeks", "2024-06-17", "2024-06-30"),
        ("last 4 months", "2024-03-01", "2024-06-30"), ("last 1 years", "2023-07-01", "2024-06-30"),
        ("this week", "2024-06-24", "2024-06-30"), ("this month", "2024-06-01", "2024-06-30"),
        ("today", "2024-06-30", "2024-06-30"), ("yesterday", "2024-06-29", "2024-06-29"),
    ])
    func `a date covers its whole span and nothing more`(_ value: String, _ first: String, _ last: String) throws {
        #expect(try matches(value, "\(first)T00:00:00"))
        #expect(try matches(value, "\(last)T23:59:59"))
        let before = try #require(day(first)).number - 1
        let after = try #require(day(last)).number + 1
        #expect(try !matches(value, "\(CalendarDay(number: before))T23:59:59"))
        #expect(try !matches(value, "\(CalendarDay(number: after))T00:00:00"))
        let uploaded = try RuleSupport.resolved("{uploaded: \(value)}")
        let days = ["\(first)T00:00:00", "\(last)T23:59:59"]
        let others = ["\(CalendarDay(number: before))T23:59:59", "\(CalendarDay(number: after))T00:00:00"]
        #expect(days.allSatisfy { uploaded.matches(RuleSupport.photo(.uploaded($0))) })
        #expect(!others.contains { uploaded.matches(RuleSupport.photo(.uploaded($0))) })
    }

    private func day(_ text: String) -> CalendarDay? {
        let numbers = text.split(separator: "-").compactMap { Int($0) }
        return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    @Test func `open ranges have one end`() throws {
        #expect(try matches("2023..", "2023-01-01T00:00:00"))
        #expect(try !matches("2023..", "2022-12-31T23:59:59"))
        #expect(try matches("..2018", "2018-12-31T23:59:59"))
        #expect(try !matches("..2018", "2019-01-01T00:00:00"))
        #expect(try matches("..2018", "1890-01-01T00:00:00"))
    }

    @Test func `a month that lacks the day counts from its last`() throws {
        let context = RuleSupport.context(now: RuleSupport.instant("2024-03-31T08:00:00"))
        #expect(try matches("last 1 months", "2024-03-01T00:00:00", in: context))
        #expect(try !matches("last 1 months", "2024-02-29T23:59:59", in: context))
    }

    @Test func `today is the day in the configured zone`() throws {
        let late = RuleSupport.instant("2024-06-30T23:30:00")
        let paris = RuleSupport.context(now: late, offset: 7_200_000)
        #expect(try matches("today", "2024-07-01T01:00:00", in: paris))
        #expect(try !matches("today", "2024-06-30T12:00:00", in: paris))
    }

    @Test func `which calendar day: the wall clock where it was taken, or the configured zone`() throws {
        var photo = RuleSupport.photo(.taken("2023-12-31T23:30:00"))
        photo.takenAt = RuleSupport.instant("2024-01-01T09:30:00")
        #expect(try RuleSupport.resolved("{taken: 2023}").matches(photo))
        let paris = RuleSupport.context(offset: 3_600_000, takenClock: .configured)
        #expect(try !RuleSupport.resolved("{taken: 2023}", in: paris).matches(photo))
        #expect(try RuleSupport.resolved("{taken: 2024}", in: paris).matches(photo))
        #expect(try RuleSupport.resolved("{every_year: 12-31, hour: 23, weekday: sun}", in: paris).matches(photo))
    }

    @Test func `upload days are days in the configured zone`() throws {
        let context = RuleSupport.context(offset: 7_200_000)
        let photo = RuleSupport.photo(.uploaded("2024-05-31T22:30:00"))
        #expect(try RuleSupport.resolved("{uploaded: 2024-06}", in: context).matches(photo))
        #expect(try !RuleSupport.resolved("{uploaded: 2024-06}").matches(photo))
    }

    /// The instant when taken, and whether it says something on 30 June 2024 at noon.
    @Test(arguments: [
        ("1970-01-01T00:00:00", false), ("1970-01-01T00:00:01", true), ("1969-12-31T23:59:59", true),
        ("2024-07-01T12:00:00", true), ("2024-07-01T12:00:01", false), ("2107-01-01T00:00:00", false),
    ])
    func `absent or absurd date matches no line on time`(_ taken: String, _ isCredible: Bool) throws {
        #expect(try matches("..2200", taken) == isCredible)
        #expect(try matches("some", taken) == isCredible)
        #expect(try matches("none", taken) != isCredible)
        let photo = RuleSupport.photo(.taken(taken))
        #expect(try RuleSupport.resolved("{hour: 0..23}").matches(photo) == isCredible)
        #expect(try RuleSupport.resolved("{weekday: mon..sun}").matches(photo) == isCredible)
        #expect(try RuleSupport.resolved("{every_year: 01..12}").matches(photo) == isCredible)
        #expect(try RuleSupport.resolved("{none: {taken: ..2200}}").matches(photo) != isCredible)
    }

    @Test func `29 February and New Year: yearly spans agree with the calendar on every day of nine years`() throws {
        let spans: [(String, @Sendable (Int, Int, Bool) -> Bool)] = [
            ("12-24..12-26", { month, day, _ in month == 12 && (24...26).contains(day) }),
            ("12-28..01-03", { month, day, _ in month == 12 && day >= 28 || month == 1 && day <= 3 }),
            ("02-29", { month, day, isLeap in month == 2 && day == (isLeap ? 29 : 28) }),
            (
                "02-29..03-01",
                { month, day, isLeap in month == 2 && day >= (isLeap ? 29 : 28) || month == 3 && day == 1 }
            ),
            ("11..02", { month, _, _ in month >= 11 || month <= 2 }), ("02", { month, _, _ in month == 2 }),
            ("06-15", { month, day, _ in month == 6 && day == 15 }),
        ]
        let first = try #require(CalendarDay(year: 2015, month: 1, day: 1))
        for (value, expected) in spans {
            let rule = try RuleSupport.resolved("{every_year: \(value)}")
            for number in first.number..<first.number + 9 * 365 {
                let day = CalendarDay(number: number)
                let (year, month, dayOfMonth) = day.components
                let isLeap = CalendarDay.daysInMonth(year: year, month: 2) == 29
                let photo = RuleSupport.photo(.taken("\(day)T12:00:00"))
                #expect(rule.matches(photo) == expected(month, dayOfMonth, isLeap), "\(value) on \(day)")
            }
        }
    }

    @Test func `every hour of a week is in exactly its hour and weekday`() throws {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        for (index, name) in days.enumerated() {
            let rule = try RuleSupport.resolved("{weekday: \(name), hour: 5}")
            for offset in 0..<7 {
                for hour in ["04:59:59", "05:00:00", "05:59:59", "06:00:00"] {
                    let photo = RuleSupport.photo(.taken("2024-06-\(17 + offset)T\(hour)"))
                    #expect(rule.matches(photo) == (offset == index && hour.hasPrefix("05")))
                }
            }
        }
    }
}
