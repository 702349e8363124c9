namespace CommunityCoachBot.Coaching.Tests.Reading.Queries.Support;

/// <summary>
/// Questions as supervisors of a street station, a Hong Kong centre and an English-speaking agency type or say them. All but the
/// second helping were written before the word lists were looked at; the lists were widened after, so these keep what is known and measure nothing. A line: intent, question, fields; values of a list are joined by a comma. Asked on Wednesday, 11 March 2026.
/// </summary>
internal static class SaidByMany
{
    public const string Lines = """
        # Counting
        count | 咱们这个月一共跑了多少家 | period=this-month
        count | 帮我数数上周小林上了几次门 | worker=小林 period=last-week
        count | 独居老人里头不按时吃饭的有多少个 | residentType=elder-living-alone risk=missing-meals
        count | 今年到现在接到家暴的总共几件 | risk=domestic-violence dateFrom=2026-01-01 dateTo=2026-03-11
        count | 未办结的待办还剩几条 | metric=tasks taskStatus=open
        count | 逾期待办有多少项 | metric=tasks taskStatus=overdue
        count | 上个月答应居民的事没做到的有几件 | metric=promises kept=no period=last-month
        count | 五号楼本季度入户几趟 | area=五号楼 period=this-quarter
        count | 按社工统计一下上个月的走访量 | groupBy=worker period=last-month
        count | 按楼栋汇总风险数量 | groupBy=area metric=risks
        count | 各类居民分别走访了多少次 | groupBy=resident-type
        count | 本周新增风险多少条 | metric=risks period=this-week
        count | 今个月總共做咗幾多次家訪 | period=this-month
        count | 上個禮拜阿敏上咗幾多次門 | worker=阿敏 period=last-week
        count | 有幾多個獨居老人家冇正經食飯 | residentType=elder-living-alone risk=missing-meals
        count | 過咗期嘅待辦仲有幾多單 | metric=tasks taskStatus=overdue
        count | 數吓今年有幾多單虐兒 | risk=child-abuse period=this-year
        count | 逐座計吓有幾多個火警隱患 | groupBy=area risk=fire-gas-hazard
        count | How many home visits did we do last month | period=last-month
        count | Number of suicide flags this quarter | risk=suicide-risk period=this-quarter
        count | Total visits by Maria since 1 March | worker=Maria dateFrom=2026-03-01
        count | count of overdue tasks pls | metric=tasks taskStatus=overdue
        count | how many promises did we keep last month | metric=promises kept=yes due=last-month
        count | Tally the visits by worker for this month | groupBy=worker period=this-month
        count | how many carers did we see this week | residentType=carer period=this-week
        count | What's the total number of risks by block | groupBy=area metric=risks
        # Risks
        list-risks | 有没有哪家老人被骗钱的 | risk=financial-exploitation
        list-risks | 最近有没有想不开的居民 | risk=suicide-risk
        list-risks | 把不想活了的都挑出来看看 | risk=suicide-risk
        list-risks | 两口子打架动手的有哪几家 | risk=domestic-violence
        list-risks | 孩子身上带伤的情况拉一下 | risk=child-abuse
        list-risks | 谁家小孩一个人锁在屋里 | risk=child-unattended
        list-risks | 在楼道充电的、私拉电线的有哪些 | risk=fire-gas-hazard
        list-risks | 老人自己不洗澡屋里堆满垃圾的 | risk=self-neglect
        list-risks | 本周突然晕倒胸口疼的有谁 | risk=medical-emergency period=this-week
        list-risks | 乱吃药的独居老人麻烦列一下 | residentType=elder-living-alone risk=medication-risk
        list-risks | 敲门不应电话不接的住户 | risk=lost-contact taskStatus=open
        list-risks | 哪些人扬言要报复邻居 | risk=harm-to-others
        list-risks | 入户的时候同事被骂被推的 | risk=worker-safety
        list-risks | 天花板掉皮、墙裂缝的危房 | risk=unsafe-housing
        list-risks | 情绪崩溃一直哭的居民有哪些 | risk=acute-distress
        list-risks | 躺床上没人管的老人 | risk=neglect
        list-risks | 6栋本月的紧急风险 | area=6栋 severity=immediate,same-day period=this-month
        list-risks | 三天内得跟进的风险有啥 | severity=within-72h
        list-risks | 先观察着的那些风险 | severity=monitor
        list-risks | 说不准、拿不定的风险 | assertion=unclear
        list-risks | 以前有过、现在没了的风险 | assertion=historical
        list-risks | 邻居跟我们讲的家暴 | source=reported risk=domestic-violence
        list-risks | 居民自己亲口说的轻生念头 | source=stated risk=suicide-risk
        list-risks | 上上周小王报了哪些风险 | worker=小王 dateFrom=2026-02-23 dateTo=2026-03-01
        list-risks | 有冇邊個話想死 | risk=suicide-risk
        list-risks | 邊啲長者俾人呃錢 | risk=financial-exploitation
        list-risks | 有邊家兩公婆打交 | risk=domestic-violence
        list-risks | 細路自己一個喺屋企冇人睇 | risk=child-unattended
        list-risks | 漏煤氣或者唔記得熄火嘅有邊啲 | risk=fire-gas-hazard
        list-risks | 唔肯食藥嘅精神康復者 | residentType=mental-health-recovery risk=medication-risk
        list-risks | 搵唔到人、電話冇人聽嘅住戶 | risk=lost-contact taskStatus=open
        list-risks | 今日有咩即刻要處理嘅風險 | severity=immediate period=today
        list-risks | 街坊講返嚟嘅虐老個案 | source=reported risk=adult-abuse
        list-risks | 第五座今個月有咩風險 | area=第五座 period=this-month
        list-risks | 有冇同事上門俾人鬧俾人打 | risk=worker-safety
        list-risks | 屋企又霉又漏水住得危險嘅 | risk=unsafe-housing
        list-risks | 有邊個老人家跌親入咗醫院 | risk=unsafe-housing,medical-emergency
        list-risks | anyone saying they want to end it all | risk=suicide-risk
        list-risks | Which elders have been scammed lately? | risk=financial-exploitation
        list-risks | who's not eating properly | risk=missing-meals
        list-risks | kids left home alone this month | risk=child-unattended period=this-month
        list-risks | Show me gas leaks and fire risks in Block 7 | area=Block 7 risk=fire-gas-hazard
        list-risks | partners hitting each other | risk=domestic-violence
        list-risks | any bruises on children? | risk=child-abuse
        list-risks | People skipping their pills | risk=medication-risk
        list-risks | hoarding and not washing cases | risk=self-neglect
        list-risks | staff who were threatened on visits | risk=worker-safety
        list-risks | Urgent risks from yesterday | severity=immediate,same-day period=yesterday
        list-risks | same-day flags still open | severity=same-day taskStatus=open
        list-risks | neighbours told us about neglect - which ones | source=reported risk=neglect
        list-risks | old flags from the past, history of self harm | risk=suicide-risk assertion=historical
        list-risks | any damp or dangerous flats with single mums | residentType=single-parent risk=unsafe-housing
        list-risks | who has gone missing or won't answer the door | risk=lost-contact taskStatus=open
        list-risks | Anyone collapse or need an ambulance this week | risk=medical-emergency period=this-week
        # Follow-ups
        followups | 半个月没见着的老人有谁 | lastVisitBefore=days-ago(15)
        followups | 好久没去、超过六十天的住户 | lastVisitBefore=days-ago(60)
        followups | 后天该回访谁 | dueFrom=2026-03-13 dueTo=2026-03-13
        followups | 这周排了哪些回访 | due=this-week
        followups | 小林下周要跑哪几户 | worker=小林 due=next-week
        followups | 三个月都没人去过的残疾人家庭 | residentType=disabled lastVisitBefore=days-ago(90)
        followups | 今天哪几位没打卡报平安 | status=checkin-missed period=today
        followups | 昨天没按时报平安的独居老人 | residentType=elder-living-alone status=checkin-missed period=yesterday
        followups | 一个星期以上没联系过的照顾者 | residentType=carer lastVisitBefore=days-ago(7)
        followups | 聽日要去探邊個 | dueFrom=2026-03-12 dueTo=2026-03-12
        followups | 邊啲長者成個月冇人探過 | lastVisitBefore=days-ago(30)
        followups | 兩個禮拜都未去過嘅獨居長者 | residentType=elder-living-alone lastVisitBefore=days-ago(14)
        followups | 下個禮拜排咗邊幾家要去 | due=next-week
        followups | 今朝邊個冇報平安 | status=checkin-missed period=today
        followups | 今個禮拜有咩跟進探訪 | due=this-week
        followups | Who do we need to go back to this week | due=this-week
        followups | Who's due a visit tomorrow? | dueFrom=2026-03-12 dueTo=2026-03-12
        followups | anyone we haven't seen for over two months | lastVisitBefore=days-ago(60)
        followups | households with no visit in the last 30 days | lastVisitBefore=days-ago(30)
        followups | who missed their check-in yesterday | status=checkin-missed period=yesterday
        followups | Revisits planned for next week | due=next-week
        followups | older couples not seen in three weeks | residentType=elderly-couple lastVisitBefore=days-ago(21)
        # Records
        list-records | 翻一下李奶奶的记录 | addressAs=李奶奶
        list-records | 把上礼拜小陈的走访记录调给我 | worker=小陈 period=last-week
        list-records | 昨天谁去了老两口家 | residentType=elderly-couple period=yesterday
        list-records | 下岗家庭今年的走访情况 | residentType=laid-off-household period=this-year
        list-records | 居民不同意记录的有哪些 | consent=no
        list-records | 同意记的记录 | consent=yes
        list-records | 给我看最近十条记录 | sort=date-desc limit=10
        list-records | 去年12月的入户记录 | dateFrom=2025-12-01 dateTo=2025-12-31
        list-records | 摸底性质的走访 | motive=exploratory
        list-records | 说想有人陪、想有个伴的那些记录 | maslow=belonging
        list-records | 居民明确提出来的需求有哪些 | bradshaw=expressed
        list-records | 俾張婆婆嘅紀錄我睇 | addressAs=張婆婆
        list-records | 阿Ken上個月嘅探訪紀錄 | worker=阿Ken period=last-month
        list-records | 唔畀我哋寫低嘅有邊啲 | consent=no
        list-records | 新移民家庭今季嘅探訪 | residentType=migrant-newcomer period=this-quarter
        list-records | 最新五份紀錄 | sort=date-desc limit=5
        list-records | pull up Mrs Chan's notes | addressAs=Mrs Chan
        list-records | What did Priya write last week? | worker=Priya period=last-week
        list-records | notes where they refused to be recorded | consent=no
        list-records | visits to shop owners in February | residentType=shopkeeper dateFrom=2026-02-01 dateTo=2026-02-28
        list-records | last 3 visits to Mr Lee | addressAs=Mr Lee sort=date-desc limit=3
        list-records | Second visits to bereaved families | residentType=bereaved visitNo=2
        # Tasks and promises
        list-tasks | 手头没办完的事都有啥 | taskStatus=open
        list-tasks | 拖着没办的待办 | taskStatus=overdue
        list-tasks | 明天截止的待办 | dueFrom=2026-03-12 dueTo=2026-03-12
        list-tasks | 小林这周办完的待办 | worker=小林 taskStatus=done period=this-week
        list-tasks | 转出去的个案还在等回复的 | taskType=referral taskStatus=waiting
        list-tasks | 阿敏仲有咩未做完 | worker=阿敏 taskStatus=open
        list-tasks | 今個禮拜到期嘅工作 | due=this-week
        list-tasks | to-dos due by Friday | dueTo=2026-03-13
        list-tasks | outstanding tasks for Lin | worker=Lin taskStatus=open
        list-tasks | referrals we're still waiting to hear back on | taskType=referral taskStatus=waiting
        list-tasks | which jobs are late | taskStatus=overdue
        list-promises | 说好了要办结果没办的 | kept=no
        list-promises | 小林答应过陈伯什么 | worker=小林 addressAs=陈伯
        list-promises | 今个星期應承咗街坊嘅嘢邊啲未做 | kept=no period=this-week
        list-promises | What did we promise Mr Wong | addressAs=Mr Wong
        list-promises | broken promises | kept=no
        list-promises | promises due today | due=today
        # Caseload, quality, skills, resources, digest, complaints, comparison
        caseload | 每个社工手里多少户 | groupBy=worker
        caseload | 小陈现在管着几家 | worker=小陈
        caseload | 邊個同事手頭最多個案 | groupBy=worker sort=desc
        caseload | 每個同事跟緊幾多戶 | groupBy=worker
        caseload | who has the most cases | groupBy=worker sort=desc
        caseload | What's Lin's workload like | worker=Lin
        quality | 评分不到八分的记录 | scoreBelow=8
        quality | 隔了一天多才写的记录 | lateHoursOver=24
        quality | 遲咗兩日先交嘅紀錄 | lateHoursOver=48
        quality | notes scoring under 12 | scoreBelow=12
        quality | notes handed in more than 2 days late | lateHoursOver=48
        skills | 大家练习时开放式提问用得怎么样 | skill=open-question
        skills | 哪些技巧大家最薄弱 | groupBy=skill sort=asc
        skills | 練習入面同理心做成點 | skill=empathy
        skills | how is the team doing on reflections | skill=reflection
        skills | where did we cut people off or brush them off in practice | skill=dismissive
        resources | 哪儿能给老人配餐 | category=food
        resources | 找个免费打官司的地方 | category=legal
        resources | 想找份工作该联系哪里 | category=employment
        resources | 夜晚有冇熱線可以打 | category=hotline openHours=night
        resources | 邊度有得借輪椅 | category=disability
        resources | where can someone get free legal advice | category=legal
        resources | food bank open at weekends | category=food openHours=weekend
        resources | helpline that's open now | category=hotline openHours=now
        digest | 出一份上周的工作小结 | period=last-week
        digest | 幫我整份上個月嘅摘要 | period=last-month
        digest | give me a summary of last month | period=last-month
        complaints | 上个月居民投诉了些什么 | period=last-month
        complaints | 有冇人投訴阿Ken | worker=阿Ken
        complaints | complaints nobody has answered in time | status=overdue
        compare-period | 这个月和上个月比，走访量涨了还是跌了 | metric=records by=month
        compare-period | 今季同上季比風險多咗定少咗 | metric=risks by=quarter
        compare-period | are visits up or down on last month | metric=records by=month
        compare-period | risk trend this year versus last year | metric=risks by=year
        # Declined
        decline | 谁是最差劲的社工 | decline=ranking offer=skills-by-skill
        decline | 陈伯是不是抑郁症 | decline=diagnosis offer=stated-words
        decline | 邊個住戶信教 | decline=belief offer=none
        decline | 將所有住戶電話地址匯出嚟 | decline=bulk-export offer=minimum-needed
        decline | rank my workers from best to worst | decline=ranking offer=skills-by-skill
        decline | let me read Lin's private reflection | decline=private-reflection offer=supervision-talk
        # Second helping: shorter, more spoken
        count | 有几家煤气没关好 | risk=fire-gas-hazard
        count | 数一下这礼拜敲不开门的 | risk=lost-contact period=this-week
        count | 上月单亲妈妈那边去了几回 | residentType=single-parent period=last-month
        count | 自杀风险眼下开着的有几个 | risk=suicide-risk taskStatus=open
        count | 小陈还欠几个待办 | worker=小陈 metric=tasks taskStatus=open
        count | 这周招揽的占了几次 | motive=recruiting period=this-week
        count | 哪栋楼走得最多 | groupBy=area sort=desc
        count | 今季俾人呃錢嘅老人家有幾個 | risk=financial-exploitation period=this-quarter
        count | 計吓邊座樓最多風險 | groupBy=area sort=desc metric=risks
        count | 上個月有幾單係講唔想生嘅 | risk=suicide-risk period=last-month
        count | 仲有幾多單嘢未搞掂 | metric=tasks taskStatus=open
        count | 阿May今個禮拜探咗幾多戶 | worker=阿May period=this-week
        count | 尋日上咗幾多家 | period=yesterday
        count | how many times did we visit Mr Lee this year | addressAs=Mr Lee period=this-year
        count | How many elders living alone aren't eating? | residentType=elder-living-alone risk=missing-meals
        count | how many open fire risks | risk=fire-gas-hazard taskStatus=open
        count | visits per block last month, numbers please | groupBy=area period=last-month
        count | which block has the most risks | groupBy=area sort=desc metric=risks
        count | No. of tasks overdue | metric=tasks taskStatus=overdue
        list-risks | 老太太自己把药停了 | risk=medication-risk
        list-risks | 灶上火忘了关的老人 | risk=fire-gas-hazard
        list-risks | 觉得不如死了算了的 | risk=suicide-risk
        list-risks | 家里揭不开锅的 | risk=missing-meals
        list-risks | 被老公揍的 | risk=domestic-violence
        list-risks | 孩子放学没人管 | risk=child-unattended
        list-risks | 几天没见人影、门也不开的 | risk=lost-contact taskStatus=open
        list-risks | 地上太滑老摔跤的住户 | risk=unsafe-housing
        list-risks | 养老钱让侄子拿走了的 | risk=financial-exploitation
        list-risks | 小林报的还没销的险 | worker=小林 taskStatus=open
        list-risks | 今天之内必须处理的 | severity=immediate,same-day
        list-risks | 几宿没合眼的 | risk=acute-distress
        list-risks | 冇開火煮飯、淨係食麵包嘅長者 | risk=missing-meals
        list-risks | 屋企堆到冇路行嘅有邊家 | risk=self-neglect
        list-risks | 話自己生無可戀嘅街坊 | risk=suicide-risk
        list-risks | 老人家俾個仔打 | risk=adult-abuse
        list-risks | 細佬仔身上有瘀 | risk=child-abuse
        list-risks | 食漏藥、食重咗藥嘅係邊幾個 | risk=medication-risk
        list-risks | 邊個有心臟病發入咗醫院 | risk=medical-emergency
        list-risks | 成晚瞓唔著嘅照顧者 | residentType=carer risk=acute-distress
        list-risks | 癱咗喺床冇人理嘅老人家 | risk=neglect
        list-risks | 話要斬死隔籬嘅 | risk=harm-to-others
        list-risks | 廚房石油氣爐有問題嘅住戶 | risk=fire-gas-hazard
        list-risks | 拍極門都冇人應嘅 | risk=lost-contact taskStatus=open
        list-risks | 未跟完嘅風險俾我睇 | taskStatus=open
        list-risks | 上個月同事報咗咩風險返嚟 | period=last-month
        list-risks | 本人親口講想死嘅 | source=stated risk=suicide-risk
        list-risks | anybody talking about not wanting to be here anymore | risk=suicide-risk
        list-risks | whose fridge is empty | risk=missing-meals
        list-risks | mum being hit by dad | risk=domestic-violence
        list-risks | old lady whose nephew takes her pension | risk=financial-exploitation
        list-risks | anyone left the stove on or smelling gas | risk=fire-gas-hazard
        list-risks | Kids with nobody minding them after school | risk=child-unattended
        list-risks | who had a fall or has mould in the flat | risk=unsafe-housing
        list-risks | residents up all night, crying or panicking | risk=acute-distress
        list-risks | bedridden people nobody is looking after | risk=neglect
        list-risks | medication mix-ups among older couples | residentType=elderly-couple risk=medication-risk
        list-risks | what needs dealing with today | severity=immediate,same-day
        list-risks | anything raised this week in block 5? risks I mean | area=block 5 period=this-week
        list-risks | said to be jokes but we logged them | assertion=joke-idiom
        followups | 哪些老人一个来月没人看了 | lastVisitBefore=days-ago(30)
        followups | 谁家晾了俩月没去了 | lastVisitBefore=days-ago(60)
        followups | 明儿个该上谁家 | dueFrom=2026-03-12 dueTo=2026-03-12
        followups | 周五小林去哪几家 | worker=小林 dueFrom=2026-03-13 dueTo=2026-03-13
        followups | 出外勤没报平安的是谁 | status=checkin-missed
        followups | 下周回访名单 | due=next-week
        followups | 三個禮拜冇人理過嘅雙老戶 | residentType=elderly-couple lastVisitBefore=days-ago(21)
        followups | 邊幾戶成兩個月冇上過去 | lastVisitBefore=days-ago(60)
        followups | 阿May下星期要上邊家 | worker=阿May due=next-week
        followups | 邊個出咗去未報平安 | status=checkin-missed
        followups | 今個月要覆訪嘅名單 | due=this-month
        followups | 星期五要見邊個街坊 | dueFrom=2026-03-13 dueTo=2026-03-13
        followups | when did we last see... anyone over six weeks? | lastVisitBefore=days-ago(42)
        followups | Families we've not been round to in a month | lastVisitBefore=days-ago(30)
        followups | Lin's visits next week | worker=Lin due=next-week
        followups | who's on the list to see on Friday | dueFrom=2026-03-13 dueTo=2026-03-13
        followups | nobody's been to see the carers for six weeks | residentType=carer lastVisitBefore=days-ago(42)
        followups | which staff didn't check in last night | status=checkin-missed period=yesterday
        list-records | 阿May尋日寫嘅嘢 | worker=阿May period=yesterday
        list-records | 陳伯以前啲紀錄由頭睇 | addressAs=陳伯 sort=date-asc
        list-records | 三座嘅探訪紀錄 | area=三座
        list-records | everything on Mrs Lam from the start | addressAs=Mrs Lam sort=date-asc
        list-tasks | 轉介咗但係未有回音 | taskType=referral taskStatus=waiting
        list-tasks | 星期五之前要做起嘅嘢 | dueTo=2026-03-13
        list-tasks | what's still to do this week | taskStatus=open due=this-week
        list-promises | 我哋應承咗陳伯啲咩 | addressAs=陳伯
        list-promises | things we said we'd do and didn't | kept=no
        resources | 邊度可以食平飯 | category=food
        resources | 半夜想找人说话打哪个电话 | category=hotline openHours=night
        resources | 星期日有冇診所開 | category=health openHours=weekend
        complaints | 居民告小赵的状 | worker=小赵
        compare-period | 家暴今季同上季比點 | risk=domestic-violence by=quarter
        compare-period | did we do fewer visits than last month | metric=records by=month
        skills | 邊項技巧最弱 | groupBy=skill sort=asc
        quality | 边个同事遲交紀錄 | lateHoursOver=72
        """;
}
