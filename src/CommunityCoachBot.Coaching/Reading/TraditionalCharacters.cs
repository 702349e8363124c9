using System.Collections.Frozen;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>
/// Simplified forms of traditional characters that occur in dates, numbers, yes and no, and the options of our guides.
/// A closed table for comparing, not a converter: what a worker wrote is kept as written.
/// </summary>
internal static class TraditionalCharacters
{
    // Pairs: traditional, simplified.
    private const string Pairs =
        "後后週周禮礼號号點点鐘钟鍾钟時时個个兩两聽听尋寻這这農农曆历陰阴臘腊節节陽阳國国慶庆勞劳動动當当開开晝昼間间過过內内頭头選选項项種种條条"
        + "歲岁學学幾几應应無无沒没願愿嗎吗會会對对錯错來来還还讓让認认識识談谈話话說说請请問问題题電电訊讯樓楼門门戶户鄰邻居居組组長长區区"
        + "獨独老老婦妇夫夫單单親亲媽妈爸爸兒儿孫孙殘残障障礙碍傷伤喪丧離离業业職职務务員员師师傅傅醫医藥药護护養养環环險险難难關关係系"
        + "聯联絡络繫系約约見见觀观視视覺觉記记錄录報报告告訴诉實实際际計计劃划畫画圖图書书寫写讀读語语東东廣广場场車车輛辆"
        + "燈灯電电線线網网氣气熱热涼凉風风雲云雨雨雪雪災灾髒脏亂乱靜静鬧闹樂乐憂忧驚惊懼惧憤愤惡恶愛爱恨恨煩烦惱恼"
        + "買买賣卖錢钱財财產产貧贫窮穷貴贵債债務务費费贈赠贏赢賠赔賬账資资質质購购貨货"
        + "給给與与為为並并從从於于將将經经過过進进遠远近近邊边達达運运適适遲迟選选遺遗郵邮鄉乡鎮镇縣县"
        + "衛卫衣衣裝装裡里裏里補补襯衬襪袜帶带帽帽鞋鞋"
        + "體体臉脸腦脑腳脚腫肿膚肤臟脏腸肠臺台灣湾舊旧藝艺莊庄處处虛虚虧亏蟲虫蠻蛮術术街街衝冲"
        + "訪访許许設设評评詞词試试詢询該该詳详誠诚誤误調调論论諮咨謝谢講讲證证譯译議议變变豐丰貝贝負负責责貪贪貼贴賀贺"
        + "雙双雜杂離离頂顶順顺須须預预領领頻频顆颗類类顧顾顯显飯饭飲饮飽饱館馆餓饿餘余馬马駕驾騎骑騙骗驗验髮发鬆松鬥斗"
        + "魚鱼鳥鸟鮮鲜麗丽麥麦麵面黃黄黨党齊齐齡龄齒齿龍龙龜龟壓压壞坏壯壮夢梦奪夺奮奋獎奖媽妈嬰婴寧宁寬宽審审寵宠尷尴屆届層层屬属島岛嶺岭帥帅幣币幫帮庫库廢废廳厅張张強强彈弹復复徵征愨悫慮虑慘惨慣惯懶懒懷怀戰战戲戏擁拥擇择擊击擔担據据擠挤擬拟攜携攝摄敗败敵敌數数斷断晚晚暈晕暫暂曉晓會会棄弃構构樣样樹树橋桥機机檔档檢检櫃柜權权歡欢歐欧歷历歸归殺杀毀毁氈毡決决況况準准溝沟滅灭滿满漸渐潔洁濕湿濟济瀏浏燒烧營营爐炉爭争牆墙狀状獲获現现瑪玛瓊琼異异瘋疯療疗癢痒發发皺皱盜盗監监盤盘睜睁礦矿禍祸離离禿秃稱称積积穩稳競竞筆笔築筑簡简簽签籃篮籌筹糧粮紀纪紅红納纳純纯紙纸級级紛纷細细終终結结絕绝統统絲丝維维綱纲緊紧緒绪緣缘編编緩缓練练縮缩總总績绩織织繞绕繳缴繼继續续罰罚罷罢羅罗義义習习聖圣聞闻聲声聰聪聯联職职肅肃脫脱腎肾膽胆臨临興兴舉举艙舱艱艰蘇苏蘭兰術术裝装製制複复襲袭規规覽览觸触計计訂订討讨訓训託托訪访訴诉診诊評评詐诈誰谁課课誼谊請请諒谅談谈謊谎謙谦警警護护讚赞豬猪貓猫貌貌費费賽赛趕赶跡迹踐践蹤踪軍军軟软較较載载輕轻輩辈輪轮輸输轉转辦办辭辞農农連连遊游違违遞递邀邀鄭郑釋释針针鈴铃銀银銷销鋪铺錄录錯错鍵键鎖锁鏡镜鐵铁閉闭閱阅闆板闊阔隊队階阶隨随隱隐雖虽難难靈灵靠靠韓韩響响頁页額额願愿顛颠飛飞養养騷骚驅驱驟骤體体鬱郁魯鲁鹽盐黑黑點点";

    private static readonly FrozenDictionary<char, char> Simplified = Build();

    public static char Simplify(char c) => Simplified.GetValueOrDefault(c, c);

    private static FrozenDictionary<char, char> Build()
    {
        var map = new Dictionary<char, char>();
        for (var i = 0; i + 1 < Pairs.Length; i += 2)
        {
            if (Pairs[i] != Pairs[i + 1])
                map[Pairs[i]] = Pairs[i + 1];
        }
        return map.ToFrozenDictionary();
    }
}
